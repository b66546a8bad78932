"""The collection for programs that write: a server of the Model Context Protocol."""
