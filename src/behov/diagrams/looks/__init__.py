"""What things look like: figures with their text, badges and marks, the frame around them, type and colours."""
