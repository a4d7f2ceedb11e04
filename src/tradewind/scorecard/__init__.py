"""What a scorecard is: records, arithmetic and the reference evaluator; no input or output."""
