"""What was said: cues, quotations, speakers, contents, acts."""
