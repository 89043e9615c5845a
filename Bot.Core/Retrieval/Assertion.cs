using Bot.Core.Language;

namespace Bot.Core.Retrieval;

/// <summary>Tells whether a sentence says that something was done, or only that it was asked for, refused, or done by another.</summary>
public static class Assertion
{
    private const double Unseen = 0.5;

    // "called on him to resign": what takes the deed back stands at most this many words before it.
    private const int Reach = 6;

    public static double Of(IReadOnlyList<Concept> concepts, ConceptMatch[] matches, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Subject is not { } subject)
                continue;
            var (doer, deed) = (matches[subject], matches[i]);
            if (deed.Position < 0)
                return Unseen;
            if (doer.Position < 0 || doer.Position > deed.Position)
                return 0;
            // "to resign" is what somebody wants, whoever that is.
            if (deed.Position > 0 && tokens[deed.Position - 1].Word == "to")
                return 0;
            var from = Math.Max(0, deed.Position - Reach);
            var unreal = lexicon.Cues("irrealis");
            // To call for something is a deed too, where that is the one asked about.
            var isUnrealItself = concepts[i].Surface.Split(' ').Any(unreal.Contains);
            var to = deed.Position + (isUnrealItself ? 0 : deed.Length);
            return Enumerable.Range(from, to - from).Any(at => unreal.Contains(tokens[at].Word)) ? 0 : 1;
        }

        return Unseen;
    }
}
