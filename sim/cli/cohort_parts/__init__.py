"""Parts of the command `cohort`: the work, the hands that do it, what is kept of it, and the report."""
