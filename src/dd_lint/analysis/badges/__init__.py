"""What a list's badges, headings and contents say of it in numbers, and what is there."""
