"""Terms: what somebody ties to something, or requires."""
