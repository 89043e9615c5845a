namespace Bot.Core.Ingestion;

/// <summary>A source cannot become an article; the message says what is wrong and what to do, in one line.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
