"""What is printed for a fair: stand cards, sheets of QR stamps, the poster."""
