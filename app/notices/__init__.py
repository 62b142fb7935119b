"""What customers are told: wording and outbox."""
