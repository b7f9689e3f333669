"""One value of a routine file: what was typed becomes what its field means, or a hint. Begin with `parse`."""
