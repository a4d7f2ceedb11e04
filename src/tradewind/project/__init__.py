"""What tradewind.yaml is: sources, bindings and canonical tables; no input or output."""
