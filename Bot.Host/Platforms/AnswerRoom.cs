using Bot.Core.Answering;

namespace Bot.Host.Platforms;

/// <summary>How much of an answer one message of a platform holds.</summary>
/// <param name="MostCharacters">Of the claims with their sources, as <paramref name="Claim"/> and <paramref name="Citation"/> count.</param>
/// <param name="Claim">What a claim takes up, with what parts it from the next.</param>
/// <param name="Citation">What the source of one citation takes up.</param>
internal sealed record AnswerRoom(int MostCharacters, int MostCitations, Func<Claim, int> Claim, Func<Citation, int> Citation);
