"""From names in sheets to units of the register and of the administrative lists; never a guess."""
