using System.Globalization;
using System.Text;

namespace Bot.Core.Answering.Checks;

/// <summary>
/// Characters that are read as letters or figures and are none to the other checks, or that do not show, stand in a claim
/// only where a cited passage has them: "４０", "Ⅻ", "ⓝⓞ".
/// </summary>
internal static class LookalikeCheck
{
    public static IEnumerable<Violation> Check(Statement statement)
    {
        if (Ascii.IsValid(statement.Claim.Text))
            yield break;
        var strange = statement.Claim.Text.EnumerateRunes().Where(IsStrange).Distinct().Where(rune => !statement.Cited.Any(passage => passage.Text.Contains(rune.ToString(), StringComparison.Ordinal))).ToList();
        if (strange.Count > 0)
            yield return new Violation(ViolationKind.HiddenCharacter, string.Join(' ', strange.Select(rune => $"U+{rune.Value:X4}")));
    }

    private static bool IsStrange(Rune rune) => !rune.IsAscii && (IsUnseen(rune) || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.OtherSymbol => rune.Value is not '°',
        _ => rune.ToString() is var written && written.Normalize(NormalizationForm.FormKC) is var plain && plain != written.Normalize(NormalizationForm.FormC) && plain.Any(char.IsAsciiLetterOrDigit),
    });

    /// <summary>Marks that choose a variant or join letters, and show nothing of their own.</summary>
    private static bool IsUnseen(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
