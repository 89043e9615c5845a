using System.Collections.Frozen;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Every name of a claim stands in a cited passage or in where it comes from, whole or as its first or last part.</summary>
internal static class NameCheck
{
    // "John Smith" is "John A. Smith": this many words of the same name may be left out.
    private const int MostLeftOut = 2;

    // How near in meaning a word that begins a sentence and speaks must be to one of the passage.
    private const double NearEnough = 0.6;
    private const double NearAlone = 0.75;

    // Between an outlet and what it does, in words.
    private const int LongestAside = 12;

    // Fewer in a row stand in any passage by chance.
    private const int WordsOfADeed = 3;

    private static readonly FrozenSet<string> OfOrigin = FrozenSet.Create(
        StringComparer.Ordinal, "", "s", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "ic", "ics", "i", "is", "er", "ers", "e", "y", "a", "en", "ia", "nian", "nians", "ay", "egian", "egians");

    public static IEnumerable<Violation> Check(Statement statement)
    {
        var claim = statement.Claim;
        foreach (var run in claim.Names)
        {
            var isHeld = run.Length > 1 || !claim.BeginsSentence(run.Start) ? IsHeld(statement, run) : IsHeldDoer(statement, run.Start);
            if (!isHeld && !IsInOutlet(statement, run))
                yield return new Violation(ViolationKind.NameNotInPassage, claim.Of(run));
        }
    }

    /// <summary>"According to Channel 6 News": words and figures of an outlet's whole name, where it is named as the one that reports.</summary>
    public static bool IsInOutlet(Statement statement, TextSpan tokens) => statement.Cited.Any(passage =>
    {
        var skipped = passage.Outlet.Word(0) is "the" ? 1 : 0;
        var length = passage.Outlet.Tokens.Count - skipped;
        return Enumerable.Range(0, Math.Max(0, statement.Claim.Tokens.Count - length + 1)).Select(start => new TextSpan(start, start + length)).Any(whole =>
            whole.Contains(tokens) && Enumerable.Range(0, length).All(i => statement.Claim.Word(whole.Start + i) == passage.Outlet.Word(skipped + i)) && IsTeller(statement, whole, passage));
    });

    /// <summary>Cuts a run of capitals into the longest pieces that stand somewhere: "Harbor Mayor Tom Hale" may be "Tom Hale, the mayor of Harbor".</summary>
    private static bool IsHeld(Statement statement, TextSpan run)
    {
        var claim = statement.Claim;
        var stood = false;
        for (var start = run.Start; start < run.End;)
        {
            var end = run.End;
            while (end > start && !Stands(statement, new TextSpan(start, end)))
                end--;
            if (end == start)
            {
                if (!MayBeLeftOut(statement, start))
                    return false;
                end = start + 1;
            }
            else
            {
                stood |= Enumerable.Range(start, end - start).Any(IsProper);
            }

            if (end < run.End && !MayPart(statement, end) && !IsSeam(statement, start, end, run.End))
                return false;
            start = end;
        }

        // "The Mayor" names nobody, and still has to be spoken of.
        return stood || (!Enumerable.Range(run.Start, run.Length).Any(IsProper) && Stands(statement, new TextSpan(run.End - 1, run.End)));

        bool IsProper(int index) => !statement.IsCue("title", claim.Word(index)) && !statement.IsCue("particle", claim.Word(index));

        bool MayBeLeftOut(Statement all, int index) =>
            all.IsCue("opener", claim.Word(index)) || all.IsCue("particle", claim.Word(index))
            || (all.IsCue("title", claim.Word(index)) && (!all.IsCue("body", claim.Word(index)) || all.IsCited(claim.Word(index))))
            || (claim.BeginsSentence(index) && !all.IsNameElsewhere(claim.Word(index)) && Thesaurus.English.Knows(claim.Tokens[index].Term));
    }

    /// <summary>Between two parts of one person's name there is no seam, so that a first name does not pass with another's last.</summary>
    private static bool MayPart(Statement statement, int index)
    {
        var claim = statement.Claim;
        return IsNoName(index - 1) || IsNoName(index) || IsInitials(claim, index - 1) || IsInitials(claim, index) || claim.IsOwner(index - 1);

        bool IsNoName(int at) =>
            statement.IsCue("title", claim.Word(at)) || statement.IsCue("particle", claim.Word(at)) || (claim.BeginsSentence(at) && statement.IsCue("opener", claim.Word(at)))
            || statement.Cited.Any(passage => passage.PlacesOf(claim.Word(at)).Any(place => !passage.Body.IsCapital(place)))
            // "Reconnecting Well 4": the passage has "reconnected".
            || (claim.BeginsSentence(at) && claim.Tokens[at].Term.Length > 0 && statement.Cited.Any(passage => passage.Body.Tokens.Where((token, i) => token.Term == claim.Tokens[at].Term && !passage.Body.IsCapital(i)).Any()))
            || (claim.BeginsSentence(at) && Thesaurus.English.Knows(claim.Tokens[at].Term));
    }

    /// <summary>"In Anchor Square Ines Pardo said": two names that the passage has whole.</summary>
    private static bool IsSeam(Statement statement, int start, int end, int last)
    {
        return IsWhole(new TextSpan(start, end)) && Enumerable.Range(end + 1, last - end).Any(next => IsWhole(new TextSpan(end, next)));

        bool IsWhole(TextSpan name) => name.Length > 1 && statement.Cited.Any(passage => passage.Body.Names.Any(own =>
            own.Length == name.Length && Enumerable.Range(0, name.Length).All(i => passage.Body.Word(own.Start + i) == statement.Claim.Word(name.Start + i))));
    }

    private static bool Stands(Statement statement, TextSpan run) =>
        statement.Cited.Any(passage => StandsIn(passage.Body, statement.Claim, run) || IsTeller(statement, run, passage) || IsShortFor(statement.Claim, run, passage)) || IsFullName(statement, run);

    /// <summary>"Ana Ruiz" is Ruiz, where nobody else of what the writer was given is called so.</summary>
    private static bool IsFullName(Statement statement, TextSpan run)
    {
        var claim = statement.Claim;
        if (run.Length < 2 || !statement.Given.Any(passage => StandsIn(passage.Body, claim, run)))
            return false;
        var last = claim.Word(run.End - 1);
        return statement.Cited.Any(passage => passage.PlacesOf(last).Any(passage.Body.IsCapital) || (FirstNames.GenderOf(claim.Word(run.Start)) is not null && passage.PlacesOf(claim.Word(run.Start)).Any(passage.Body.IsCapital)))
            && !Enumerable.Range(run.Start, run.Length).Any(i => statement.IsCue("body", claim.Word(i)))
            && statement.Given.All(passage => passage.PlacesOf(last).All(place => Before(passage.Body, place) is var before && (before.Length == 0 || before == claim.Word(run.End - 2) || statement.IsCue("title", before))));

        static string Before(ReadText text, int place) => text.IsCapital(place - 1) && text.Between(place - 1) is " " or "-" && !text.BeginsSentence(place) ? text.Word(place - 1) : "";
    }

    /// <summary>"The Chronicle reports", "according to the Chronicle": who published an article may be named as such, and for nothing else.</summary>
    public static bool IsTeller(Statement statement, TextSpan run, ReadPassage passage)
    {
        var claim = statement.Claim;
        var article = claim.Word(run.Start - 1) is "the" ? run.Start - 1 : run.Start;
        var isBehind = claim.Word(article - 1) is "in" || (claim.Word(article - 1) is "on" && article == run.Start) || (claim.Word(article - 2), claim.Word(article - 1)) is ("according", "to") || (IsReport(article - 2) && claim.Word(article - 1) is "by")
            // "Told us", the passage says.
            || (claim.Word(article - 1) is "told" or "asked" && passage.PlacesOf("us").Count > 0);
        // "The Chronicle, a lawyer," is somebody else.
        if (run.End < claim.Tokens.Count && claim.Between(run.End - 1) is ", " && (claim.Word(run.End) is "who" or "whose" || (!isBehind && claim.Word(run.End) is "the" or "a" or "an" or "his" or "her" or "their" or "its")))
            return false;
        var reports = IsReport(run.End) || (claim.Word(run.End) is "has" or "have" or "had" && (IsReport(run.End + 1) || IsReport(run.End + 2) || IsNumber(run.End + 1) || IsNumber(run.End + 2)))
            || (IsReport(article - 1) && claim.Word(article - 1) is not "told") || IsReport(AsideEnd(run.End));
        if (reports && passage.Authors.Any(author => StandsIn(author, claim, run)))
            return true;
        // "The Post has five, the Tide six"; "the Post says that he came, the Tide that he did not".
        var isSecond = article > 0 && (claim.Between(article - 1).ContainsAny(",;") || claim.Word(article - 1) is "and" or "but" or "while")
            && (claim.Word(run.End) is "that" or "as" or "only" || IsNumber(run.End));
        return (reports || isBehind || isSecond || IsNamed(passage)) && IsOutlet(passage.Outlet);

        // "The Courier, however, reports", "the Herald, citing state filings, says".
        int AsideEnd(int start)
        {
            if (start >= claim.Tokens.Count || claim.Between(start - 1) is not ", " || claim.Word(start) is not ("however" or "too" or "meanwhile" or "citing" or "quoting" or "for" or "in" or "on"))
                return -1;
            var end = start + 1;
            while (end < claim.Tokens.Count && end - start < LongestAside && claim.Between(end - 1) is not ", ")
                end++;
            return end;
        }

        // "Did not answer a letter from the station", the passage says of itself.
        static bool IsNamed(ReadPassage self) => Lexicon.English.Cues("outlet").Any(word => self.PlacesOf(word).Any(place => self.Body.Word(place - 1) is "the" or "this" && !self.Body.IsCapital(place)));

        bool IsNumber(int index) => claim.Numbers.Any(number => number.Tokens.Start == index);

        bool IsReport(int index) => statement.IsCue("reports", claim.Word(index));

        // "The Ledger" is The Brenmoor Ledger, and Brenmoor is not; without an article it takes the whole name.
        bool IsOutlet(ReadText outlet)
        {
            if (outlet.Tokens.Count == 0 || !IsSame(claim.Tokens[run.End - 1], outlet.Tokens[^1]) || !StandsIn(outlet, claim, run))
                return false;
            var length = outlet.Word(0) == "the" ? outlet.Tokens.Count - 1 : outlet.Tokens.Count;
            return article < run.Start || (outlet.Word(0) != "the" && run.Length >= Math.Max(2, length));
        }
    }

    private static bool StandsIn(ReadText text, ReadText claim, TextSpan run)
    {
        for (var start = 0; start < text.Tokens.Count; start++)
        {
            // "WHO" is nobody who did anything.
            if (!IsSame(claim.Tokens[run.Start], text.Tokens[start]) || (IsInitials(claim, run.Start) && !text.IsCapital(start)))
                continue;
            var (at, leftOut, i) = (start, 0, run.Start + 1);
            while (i < run.End && ++at < text.Tokens.Count)
            {
                if (IsSame(claim.Tokens[i], text.Tokens[at]))
                    i++;
                else if (++leftOut > MostLeftOut || !IsInsideName(text, at))
                    break;
            }

            if (i == run.End)
                return true;
        }

        return false;
    }

    /// <summary>Whether nothing but a space, a hyphen or an initial's stop parts a word with a capital from the one before it.</summary>
    private static bool IsInsideName(ReadText text, int index) =>
        // "Claude and Nadine Marchetti".
        (text.Word(index) is "and" && text.IsCapital(index - 1) && text.IsCapital(index + 1) && text.Between(index - 1) is " ") || (text.IsCapital(index)
        && (text.Between(index - 1) is " " or "-" or " (" or " \"" or " '"
            || (text.Between(index - 1) is ". " && (text.Tokens[index - 1].Span.Length == 1 || text.Word(index - 1) is "st" || Lexicon.English.Cues("title").Contains(text.Word(index - 1))))));

    private static bool IsSame(Token one, Token other)
    {
        if (one.Word == other.Word || (one.Term == other.Term && one.Term.Length > 0) || WordForms.WithoutAccents(one.Word) == WordForms.WithoutAccents(other.Word))
            return true;
        // Norway, Norwegian: a beginning in common and two endings of peoples and places.
        var shared = one.Word.AsSpan().CommonPrefixLength(other.Word);
        return shared >= 4 && one.Word != other.Word && OfOrigin.Contains(one.Word[shared..]) && OfOrigin.Contains(other.Word[shared..]);
    }

    /// <summary>HSB is the Harbor School Board, where the passage has such a name.</summary>
    private static bool IsShortFor(ReadText claim, TextSpan run, ReadPassage passage)
    {
        var written = claim.Of(run).Replace(".", "", StringComparison.Ordinal);
        if (run.Length > 1 || written.Length < 2 || !written.All(char.IsUpper))
            return false;
        var text = passage.Body;
        var initials = new StringBuilder();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (i > 0 && text.Between(i - 1) is not (" " or "-" or "' " or " & "))
                initials.Append(' ');
            if (text.IsCapital(i))
                initials.Append(text.Text[text.Tokens[i].Start]);
            else if (text.Word(i) is not ("of" or "the" or "and" or "for" or "in" or "on" or "de"))
                initials.Append(' ');
        }

        return initials.ToString().Contains(written, StringComparison.Ordinal);
    }

    /// <summary>
    /// A single word that begins a sentence need be no name, but it is held like one where no dictionary knows it, or where
    /// the passage's own words or a word of saying follow: who did or said it is what must not change.
    /// </summary>
    private static bool IsHeldDoer(Statement statement, int index)
    {
        var claim = statement.Claim;
        if (Stands(statement, new TextSpan(index, index + 1)) || claim.Numbers.Any(number => number.Tokens.Start == index))
            return true;
        // "Union said", "Call, a member of the board,": without an article one of them is somebody of that name.
        if (IsSomebody(statement, index) || statement.IsNameElsewhere(claim.Word(index)) || IsOfOutlet(statement, index))
            return false;
        if (statement.IsCue("title", claim.Word(index)) || IsFunctionWord(statement, claim.Word(index)) || IsManner(claim.Word(index)))
            return true;
        var isKnown = Thesaurus.English.Knows(claim.Tokens[index].Term);
        var isActing = IsActing(statement, index);
        if (IsInitials(claim, index) || !isKnown)
            return false;
        // "Prosecutors said", "Ratification is still required": a common word may act too, if the passage has one like it.
        return !isActing || (IsParticiple(claim.Tokens[index]) && !claim.IsOwner(index)) || (IsPlural(claim.Word(index)) && !IsDeed(statement, index + 1))
            || statement.Cited.Any(passage => statement.LikenessesIn(passage)[index].Any(like => like.Value >= (IsPlural(claim.Word(index)) ? NearEnough : NearAlone) && !passage.Body.IsCapital(like.Place)));
    }

    /// <summary>"Record has not spoken": the last word of an outlet's name, which nothing in the passage is called.</summary>
    private static bool IsOfOutlet(Statement statement, int index) =>
        statement.Given.Concat(statement.Cited).Any(passage => passage.Outlet.Tokens.Count > 0 && passage.Outlet.Word(passage.Outlet.Tokens.Count - 1) == statement.Claim.Word(index))
        && !statement.IsCited(statement.Claim.Word(index));

    private static bool IsSomebody(Statement statement, int index)
    {
        var claim = statement.Claim;
        if (index + 1 >= claim.Tokens.Count || IsFunctionWord(statement, claim.Word(index)) || IsManner(claim.Word(index)))
            return false;
        var next = claim.Word(index + 1);
        if (claim.Between(index) is ", ")
            return next is "a" or "an" or "his" or "her" or "their" or "its" || (next is "the" or "who" or "whose" or "which" && !IsPlural(claim.Word(index)));
        return claim.Between(index) is " " && !IsPlural(claim.Word(index)) && !claim.Word(index).EndsWith("ing", StringComparison.Ordinal)
            && (next is "himself" or "herself" || (statement.IsCue("speech", next) && !next.EndsWith("ing", StringComparison.Ordinal) && !statement.IsCited(claim.Word(index))));
    }

    private static bool IsInitials(ReadText claim, int index) =>
        claim.Tokens[index].Span.Length > 1 && claim.Tokens[index].Span.Of(claim.Text).All(char.IsUpper);

    private static bool IsPlural(string word) => word is "people" or "women" or "men" or "children" or "police" || (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal));

    private static bool IsFunctionWord(Statement statement, string word) =>
        statement.IsCue("negation", word) || statement.IsCue("quantifier", word) || statement.IsCue("irrealis", word) || statement.IsCue("reason", word) || statement.IsCue("manner", word) || statement.IsCue("time", word) || statement.IsCue("opener", word);

    /// <summary>"Speaking outside the jail, she said": a verb that a dictionary knows.</summary>
    private static bool IsParticiple(Token token) => token.Word.EndsWith("ing", StringComparison.Ordinal) && !token.Term.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>"Roughly half", "possibly": an adverb of a word that a dictionary knows.</summary>
    private static bool IsManner(string word) => word.EndsWith("ly", StringComparison.Ordinal)
        && (Thesaurus.English.Knows(PorterStemmer.Stem(word[..^2])) || Thesaurus.English.Knows(PorterStemmer.Stem($"{word[..^1]}e")));

    /// <summary>Whether what follows makes a first word somebody or something: a verb, what it owns, or who it is.</summary>
    private static bool IsActing(Statement statement, int index)
    {
        var claim = statement.Claim;
        var next = claim.Word(index + 1);
        if (next.Length == 0)
            return false;
        if (claim.IsOwner(index))
            return true;
        if (claim.Between(index) is ", ")
            return next is "the" or "a" or "an" or "who" or "whose" or "one" or "named";
        return claim.Between(index) is " " && !claim.IsCapital(index + 1)
            && (statement.IsCue("auxiliary", next) || (next.EndsWith("ed", StringComparison.Ordinal) && next.Length > 4) || IsIrregular(claim.Tokens[index + 1]) || IsDeed(statement, index + 1));
    }

    /// <summary>"Made" and "brought" do not begin like what they are forms of.</summary>
    private static bool IsIrregular(Token token) => token.Term.Length > 2 && !token.Word.StartsWith(token.Term[..^1], StringComparison.Ordinal);

    private static bool IsDeed(Statement statement, int index)
    {
        if (statement.IsCue("speech", statement.Claim.Word(index)))
            return true;
        if (index + WordsOfADeed > statement.Claim.Tokens.Count || (!statement.Claim.IsContent(index) && !statement.IsCue("auxiliary", statement.Claim.Word(index))))
            return false;
        return statement.Cited.Any(passage => passage.PlacesOf(statement.Claim.Word(index)).Any(place =>
            Enumerable.Range(1, WordsOfADeed - 1).All(i => passage.Body.Word(place + i) == statement.Claim.Word(index + i))));
    }
}
