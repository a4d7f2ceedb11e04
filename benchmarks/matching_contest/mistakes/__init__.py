"""The error model: what people do to the name and address of the company they work for.

The rates in these modules are judgements about web forms and lists from fairs, not
measurements; docs/benchmarks.md states them. All draws come from a generator that the caller
seeds for each lead, so a lead does not depend on the leads before it.
"""
