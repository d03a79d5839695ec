"""One room of the models: cleft, AMPA and NMDA receptors, spine."""
