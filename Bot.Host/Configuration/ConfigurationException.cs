namespace Bot.Host.Configuration;

/// <summary>What was asked for cannot be done as it was given; the message says what to change.</summary>
internal sealed class ConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
