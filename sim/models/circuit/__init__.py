"""One room of the models: the patch of cortex: pyramidal cells and interneurons."""
