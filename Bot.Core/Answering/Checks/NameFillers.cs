using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Gathers who and what the cited passages name, each with all the places that speak of it.</summary>
internal sealed class NameFillers
{
    private const int LongestTitle = 5;

    private readonly Statement statement;
    private readonly List<GatheredName> all = [];

    private NameFillers(Statement statement)
    {
        this.statement = statement;
        foreach (var passage in statement.Cited)
            GatherNames(passage);
        JoinInitials();
        foreach (var passage in statement.Given)
            Know(passage);
        var references = new NameReferences(statement, all);
        foreach (var passage in statement.Cited)
            references.Gather(passage);
    }

    public static IReadOnlyList<Slot> SlotsOf(Statement statement)
    {
        var gathered = new NameFillers(statement);
        var fillers = gathered.all;
        var claim = statement.Claim;
        var slots = new List<(TextSpan Tokens, List<GatheredName> Written)>();
        foreach (var run in claim.Names.Where(run => !claim.IsQuoted[run.Start]).SelectMany(run => Parts(claim, run, statement)).Where(run => !IsNumbered(claim, run) && !gathered.IsTitle(claim, run)))
        {
            var words = NameWords(claim, run, statement);
            var written = fillers.Where(filler => filler.Words.Overlaps(words)).ToList();
            // Whose article it is tells the citation.
            if (written.Exists(filler => !filler.IsTeller) && !claim.Numbers.Any(number => number.Tokens.Start == run.Start))
                slots.Add((run, Fullest(written, words)));
        }

        var said = Enumerable.Range(0, claim.Tokens.Count).Where(i => claim.IsCapital(i) && !statement.IsCue("body", claim.Word(i)) && !statement.IsCue("title", claim.Word(i))).Select(claim.Word).ToHashSet();
        var others = fillers.Where(filler => !filler.IsTeller && !filler.Words.Overlaps(said)).Select(filler => filler.Filler).ToList();
        List<Filler> every = [.. fillers.Where(filler => !filler.IsTeller).Select(filler => filler.Filler)];
        return
        [
            .. slots.Select(slot => new Slot(slot.Tokens, [.. slot.Written.Select(filler => filler.Filler)], [.. others.Where(other => !slot.Written.Exists(filler => IsPartOf(other, filler.Filler)))])
            {
                All = every,
                Beside = [.. slots.Where(other => other.Tokens != slot.Tokens).Select(other => (other.Tokens, other.Written[0].Filler))],
            }),
        ];
    }

    /// <summary>"The Department of Health" has two runs of capitals, and is one.</summary>
    private static bool IsPartOf(Filler other, Filler written) => other.Mentions.All(mention => mention.Certainty < 1 || written.Mentions.Any(own =>
        own.Passage == mention.Passage && own.Certainty >= 1 && (IsJoined(own.Passage.Body, own.Tokens, mention.Tokens) || IsJoined(own.Passage.Body, mention.Tokens, own.Tokens))));

    private static bool IsJoined(ReadText text, TextSpan first, TextSpan second) =>
        (second.Start == first.End && text.Between(first.End - 1) is "-") || (second.Start == first.End + 1 && text.Word(first.End) is "of" && Lexicon.English.Cues("body").Contains(text.Word(first.End - 1)));

    /// <summary>"Brenmoor Mayor Tom Hale" names two, and so does "the Chronicle's Ana Ruiz"; a word that only begins the sentence names nothing.</summary>
    private static IEnumerable<TextSpan> Parts(ReadText text, TextSpan run, Statement statement)
    {
        var start = run.Start;
        if (run.Length > 1 && text.BeginsSentence(start) && !statement.IsCue("honorific", text.Word(start)) && text.Between(start) is " "
            && !statement.Cited.Any(passage => passage.PlacesOf(text.Word(start)).Any(place => passage.Body.IsCapital(place) && (!passage.Body.BeginsSentence(place) || passage.Body == text))))
            start++;
        for (var i = start; i < run.End; i++)
        {
            var isTitle = statement.IsCue("honorific", text.Word(i));
            if (isTitle && i > start)
                yield return new TextSpan(start, i);
            if (isTitle)
                start = i + 1;
            else if (i + 1 < run.End && text.IsOwner(i))
            {
                yield return new TextSpan(start, i + 1);
                start = i + 1;
            }
        }

        if (start < run.End)
            yield return new TextSpan(start, run.End);
    }

    /// <summary>"District" in "District Attorney Ana Ruiz", "Town" in "Town Clerk".</summary>
    private bool IsTitle(ReadText text, TextSpan run) =>
        run.End < text.Tokens.Count && text.Between(run.End - 1) is " " && (statement.IsCue("honorific", text.Word(run.End)) || statement.IsCue("title", text.Word(run.End)))
        && Enumerable.Range(run.Start, run.Length).All(i => Thesaurus.English.Knows(text.Tokens[i].Term));

    /// <summary>"Local 88" is held by its number.</summary>
    private static bool IsNumbered(ReadText text, TextSpan run) =>
        run.Length == 1 && run.End < text.Tokens.Count && char.IsAsciiDigit(text.Word(run.End)[0]) && text.Between(run.End - 1) is " ";

    private static List<GatheredName> Fullest(List<GatheredName> written, HashSet<string> words)
    {
        var most = written.Max(filler => words.Count(filler.Words.Contains));
        return [.. written.Where(filler => words.Count(filler.Words.Contains) == most)];
    }

    /// <summary>The words of a run that are no titles, where any are left.</summary>
    private static HashSet<string> NameWords(ReadText text, TextSpan run, Statement statement)
    {
        var words = Enumerable.Range(run.Start, run.Length).Select(text.Word).Where(word => !statement.IsCue("particle", word)).ToList();
        var names = words.Where(word => !statement.IsCue("title", word)).ToHashSet();
        return names.Count > 0 ? names : [.. words];
    }

    private void GatherNames(ReadPassage passage)
    {
        var text = passage.Body;
        foreach (var run in text.Names.Where(run => run.Length > 1 || !text.BeginsSentence(run.Start) || IsNamedElsewhere(passage, run)).SelectMany(run => Parts(text, run, statement)).Where(run => !IsTitle(text, run)))
        {
            var filler = Find(NameWords(text, run, statement));
            filler.Mentions.Add(new Mention(passage, run, 1));
            filler.Titles.UnionWith(TitlesAround(statement, text, run));
            Know(filler, text, run);
        }

        foreach (var name in passage.Authors.Prepend(passage.Outlet).Where(name => name.Tokens.Count > 0))
            all.Add(new GatheredName(NameWords(name, new TextSpan(0, name.Tokens.Count), statement)) { IsTeller = true });
    }

    /// <summary>What other sentences that the writer was given tell of the names: who is a person, a body, a place.</summary>
    private void Know(ReadPassage passage)
    {
        var text = passage.Body;
        foreach (var run in text.Names.Where(run => run.Length > 1 || !text.BeginsSentence(run.Start)).SelectMany(run => Parts(text, run, statement)).Where(run => !IsTitle(text, run)))
        {
            var words = NameWords(text, run, statement);
            foreach (var filler in all.Where(filler => !filler.IsTeller && (words.IsSubsetOf(filler.Words) || filler.Words.IsSubsetOf(words))))
                Know(filler, text, run);
        }
    }

    private void Know(GatheredName filler, ReadText text, TextSpan run)
    {
        filler.IsPerson |= IsPersonAt(text, run);
        filler.Gender ??= GenderAt(text, run);
        filler.Length = Math.Max(filler.Length, text.Of(run).Count(character => character == ' ') + 1);
        filler.IsBody |= Enumerable.Range(run.Start, run.Length).Any(i => statement.IsCue("body", text.Word(i)));
        filler.InPlaces += text.Word(text.Word(run.Start - 1) is "the" ? run.Start - 2 : run.Start - 1) is "in" or "at" or "near" or "outside" or "from" ? 1 : 0;
        filler.Speaks |= text.DeedsOf(run).Any(deed => deed.Role == DeedRole.Does && statement.IsCue("speech", text.Word(deed.Word)));
        filler.Named++;
    }

    /// <summary>"Mr. Hale", "Ana Ruiz, 47,", "Ruiz, who", "lawyer Ana Ruiz".</summary>
    private bool IsPersonAt(ReadText text, TextSpan run) =>
        (run.Start > 0 && text.Between(run.Start - 1) is " " or ". " && (statement.IsCue("honorific", text.Word(run.Start - 1)) || statement.IsCue("role", text.Word(run.Start - 1))))
        || (run.End < text.Tokens.Count && text.Between(run.End - 1) is ", "
            && (text.Word(run.End) is "who" or "whose" || (text.Word(run.End).Length == 2 && text.Word(run.End).All(char.IsAsciiDigit))));

    /// <summary>"Mr. Hale", "councilwoman Ruiz", "Ruiz, the spokesman,", or by a first name that nearly only women or men have.</summary>
    private Gender? GenderAt(ReadText text, TextSpan run)
    {
        // Freeman is no man's title, but a name.
        var titles = Enumerable.Range(run.Start, run.Length).Where(i => statement.IsCue("title", text.Word(i))).Prepend(run.Start - 1).Concat(text.DeedsOf(run).Where(deed => deed.Role == DeedRole.Is && !text.IsCapital(deed.Word)).Select(deed => deed.Word));
        foreach (var word in titles.Select(text.Word))
        {
            if (statement.IsCue("male", word) || (word.Length > 5 && word.EndsWith("man", StringComparison.Ordinal) && !word.EndsWith("woman", StringComparison.Ordinal)))
                return Gender.Male;
            if (statement.IsCue("female", word) || word.EndsWith("woman", StringComparison.Ordinal))
                return Gender.Female;
        }

        return run.Length > 1 ? FirstNames.GenderOf(text.Word(run.Start)) : null;
    }

    private static bool IsNamedElsewhere(ReadPassage passage, TextSpan run)
    {
        var places = passage.PlacesOf(passage.Body.Word(run.Start));
        return places.Any(place => place != run.Start && passage.Body.IsCapital(place) && !passage.Body.BeginsSentence(place)) || !Thesaurus.English.Knows(passage.Body.Tokens[run.Start].Term);
    }

    private GatheredName Find(HashSet<string> words)
    {
        var known = all.Find(filler => !filler.IsTeller && (words.IsSubsetOf(filler.Words) || filler.Words.IsSubsetOf(words) || IsSamePerson(filler.Words, words)));
        if (known is null)
            all.Add(known = new GatheredName([]));
        known.Words.UnionWith(words);
        return known;
    }

    /// <summary>"SERA" is the State Environmental Review Agency, where the passages name both.</summary>
    private void JoinInitials()
    {
        foreach (var shorter in all.Where(filler => filler.Words.Count == 1 && filler.Words.First().Length is >= 2 and <= 6).ToList())
        {
            var longer = all.Find(filler => filler != shorter && filler.Mentions.Exists(mention => mention.Tokens.Length > 1 && Initials(mention).Contains(shorter.Words.First(), StringComparison.Ordinal)));
            if (longer is null)
                continue;
            longer.Words.UnionWith(shorter.Words);
            longer.Mentions.AddRange(shorter.Mentions);
            longer.Titles.UnionWith(shorter.Titles);
            longer.IsBody = true;
            all.Remove(shorter);
        }

        static string Initials(Mention mention) => string.Concat(Enumerable.Range(mention.Tokens.Start, mention.Tokens.Length).Select(mention.Passage.Body.Word).Select(word => word[0]));
    }

    private static bool IsSamePerson(HashSet<string> one, HashSet<string> other) => one.Count > 2 && other.Count > 1 && one.Intersect(other).Count() >= 2;

    /// <summary>"Mayor Tom Hale", "Tom Hale, the mayor," and "their lawyer, Ana Ruiz,".</summary>
    public static IEnumerable<string> TitlesAround(Statement statement, ReadText text, TextSpan run)
    {
        for (var i = run.Start; i < run.End; i++)
        {
            if (statement.IsCue("title", text.Word(i)))
                yield return text.Tokens[i].Term;
        }

        var begin = run.Start;
        while (begin > 0 && run.Start - begin < LongestTitle && text.SentenceOf[begin - 1] == text.SentenceOf[run.Start] && (text.Between(begin - 1) is " " || (begin == run.Start && text.Between(begin - 1) is ", ")) && IsTitleWord(begin - 1))
            yield return text.Tokens[--begin].Term;
        if (run.End >= text.Tokens.Count || text.SentenceOf[run.End] != text.SentenceOf[run.Start] || text.Between(run.End - 1) is not ", ")
            yield break;
        for (var i = run.End; i < text.Tokens.Count && i < run.End + LongestTitle + 2; i++)
        {
            if (i > run.End && text.Between(i - 1) is not " ")
                break;
            if (text.IsContent(i) && !text.IsCapital(i) && !text.IsOwner(i))
                yield return text.Tokens[i].Term;
        }

        bool IsTitleWord(int i) => text.IsContent(i) && (!text.IsCapital(i) || statement.IsCue("title", text.Word(i))) && !statement.IsCue("speech", text.Word(i)) && !char.IsAsciiDigit(text.Word(i)[0]);
    }
}
