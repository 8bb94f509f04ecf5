"""What compose and Kubernetes are told, judged without an engine or a cluster."""
