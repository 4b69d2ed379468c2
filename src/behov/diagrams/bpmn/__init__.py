"""BPMN 2.0: a process as a model with explicit gateways, laid out, and written for the process tools people have."""
