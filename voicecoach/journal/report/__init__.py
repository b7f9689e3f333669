"""A report for the physiotherapist: `content` in words and figures, `html` as a page, `chart` as a drawing."""
