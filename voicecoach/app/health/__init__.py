"""What works here: `report` gathers the findings on `sound`, `hearing`, `files` and the `desktop`."""
