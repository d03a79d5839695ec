"""Parts of the scene of paired spikes."""
