namespace Bot.Host.Json;

internal sealed record HealthJson(string Status);

/// <param name="Reason">Why questions cannot be answered; null when they can.</param>
internal sealed record ReadinessJson(string Status, string? Reason, int Articles);

internal sealed record ErrorJson(string Error);
