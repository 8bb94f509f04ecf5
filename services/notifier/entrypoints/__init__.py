"""What comes in: messages of the stream, and HTTP requests.

It imports the application and the domain's words; what stands behind them is handed in by
`bootstrap`.
"""
