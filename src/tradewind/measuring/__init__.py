"""From scores of then and what happened next to proof: shares, rankings, cycles, findings."""
