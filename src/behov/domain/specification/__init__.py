"""From regional needs to requirements: outcomes, numbers, and what each requirement rests on."""
