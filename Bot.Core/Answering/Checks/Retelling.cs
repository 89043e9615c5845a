using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>For each word of a claim's sentence the word of the cited sentences that it most likely retells.</summary>
internal sealed class Retelling
{
    // Of two words that are as like, the one of the sentence that says more of the claim.
    private const double SameSentence = 0.2;

    private readonly Statement statement;
    private readonly Dictionary<int, Aligned> places = [];

    public Retelling(Statement statement, TextSpan sentence, IReadOnlyList<Source> sources)
    {
        this.statement = statement;
        var most = sources.Count == 0 ? 0 : sources[0].Shared;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var best = -1.0;
            foreach (var source in sources)
            {
                foreach (var (place, value) in statement.LikenessesIn(source.Passage)[i].Where(like => source.Holds(like.Place)))
                {
                    var score = value + (most == 0 ? 0 : SameSentence * source.Shared / most);
                    if (score <= best)
                        continue;
                    best = score;
                    places[i] = new Aligned(source.Passage, place, value);
                }
            }
        }
    }

    public Aligned? this[int index] => places.TryGetValue(index, out var found) ? found : null;

    /// <summary>How like the claim says a word of a cited sentence, by the words that retell it; 0 where it leaves it out.</summary>
    public double Says(ReadPassage passage, int place) =>
        places.Values.Where(one => one.Passage == passage && one.Place == place).Select(one => one.Likeness).DefaultIfEmpty().Max();

    /// <summary>Whether another cited sentence, or another part of this one, says the same word.</summary>
    public bool IsElsewhere(ReadPassage passage, int place) => statement.Cited.Any(other =>
        other.PlacesOf(passage.Body.Word(place)).Any(found => other != passage || found != place));
}

/// <param name="Likeness">From 0 to 1.</param>
internal readonly record struct Aligned(ReadPassage Passage, int Place, double Likeness);
