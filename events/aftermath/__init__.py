"""After the fair: what is known of it, and what readers may know."""
