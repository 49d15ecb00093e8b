"""The development inbox: messages that nothing is set up to send are kept here, to be read in the console."""
