"""Pages of the register of social evils, one module for each of its four books."""
