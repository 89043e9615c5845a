using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>How far the words of a sentence reach by its grammar: what is told after somebody, and what is denied.</summary>
internal sealed class Reach
{
    // Behind a denial the grammar of a sentence is not to be relied on, in words.
    private const int Near = 8;

    private readonly ReadText text;
    private readonly Grammar grammar;
    private readonly Lexicon lexicon;
    private readonly bool[] isFocus;
    private readonly bool[] isNearDenial;

    public Reach(ReadText text, Lexicon lexicon)
    {
        (this.text, this.lexicon, grammar) = (text, lexicon, text.Grammar);
        IsTold = new bool[text.Tokens.Count];
        Denials = new int[text.Tokens.Count];
        isFocus = new bool[text.Tokens.Count];
        isNearDenial = new bool[text.Tokens.Count];
        for (var i = 0; i < IsTold.Length; i++)
        {
            if (text.IsQuoted[i])
                IsTold[i] = true;
            else if (Is("tells", i) || Is("supposed", i) || (Is("finds", i) && grammar.Children(i, "ccomp").Any()))
                Tell(i);
            else if (text.Word(i) == "according")
                Mark(grammar.ClauseOf(i), Outermost(i), at => IsTold[at] = true);
            else if (IsStandpoint(i))
                Mark(grammar.ClauseOf(i), i, at => IsTold[at] = true);
            if (Polarity.IsDenial(lexicon, text, i, out _))
                Deny(i);
        }
    }

    /// <summary>For each word whether somebody tells it.</summary>
    public bool[] IsTold { get; }

    /// <summary>For each word under how many denials it stands.</summary>
    public int[] Denials { get; }

    /// <summary>
    /// Whether a denial hangs on a word; null for what stands in its clause besides, or so near that the grammar may have it wrong:
    /// of "he did not leave on Monday" it is the leaving that is denied, and not the day.
    /// </summary>
    public bool? IsDenied(int index) => isFocus[index] ? Denials[index] % 2 == 1 : Denials[index] == 0 && !isNearDenial[index] ? false : null;

    private bool Is(string cue, int index) => lexicon.Cues(cue).Contains(text.Word(index));

    /// <summary>"By her account", "in his version".</summary>
    private bool IsStandpoint(int at) =>
        Is("standpoint", at) && grammar.Children(at, "case").Any(child => text.Word(child) is "by" || (text.Word(child) is "in" && text.Word(at) is "telling" or "words" or "view" or "version"));

    private void Tell(int verb)
    {
        var told = grammar.Children(verb).Where(child => grammar.LabelOf(child) switch
        {
            "ccomp" => true,
            "xcomp" or "parataxis" or "acl" => child > verb,
            // "Accused him of lying"; but "said on Tuesday", "told the jury".
            "obl" or "advcl" => child > verb && Is("hedge", verb),
            _ => false,
        }).ToList();
        if (grammar.LabelOf(verb) is "parataxis" && grammar.HeadOf(verb) is >= 0 and var head)
            Mark(head, verb, i => IsTold[i] = true);
        else if (told.Count == 0)
            told.AddRange(grammar.Children(verb).Where(child => child < verb && grammar.LabelOf(child) is "parataxis" or "advcl" && grammar.IsVerb(child)));
        foreach (var child in told)
            Mark(child, -1, i => IsTold[i] = true);
    }

    /// <summary>"Not" denies the verb it hangs on, "no" its noun and the verb of that, "denied" and "failed" what they deny.</summary>
    private void Deny(int at)
    {
        for (var i = at; i < text.Tokens.Count && i <= at + Near && text.SentenceOf[i] == text.SentenceOf[at] && (i == at || !text.Between(i - 1).ContainsAny(";:")); i++)
            isNearDenial[i] = true;
        if (grammar.IsVerb(at))
        {
            foreach (var child in grammar.Children(at).Where(child => child > at && grammar.LabelOf(child) is "ccomp" or "xcomp" or "obj" or "advcl" or "acl"))
            {
                isFocus[child] = true;
                Mark(child, -1, i => Denials[i]++, HasOwnDenial);
            }

            return;
        }

        var head = grammar.HeadOf(at);
        if (head < 0)
            return;
        isFocus[head] = true;
        // "No driver came", "not one of them came" deny the coming, as "nobody came" does; "took no pleasure" the pleasure.
        var isSubject = IsSubject(head);
        if (!IsSubject(at) && (isSubject || text.Word(at) is "no" or "neither" or "none" or "nobody" or "nothing" or "nor") && !grammar.IsVerb(head) && grammar.HeadOf(head) >= 0)
        {
            head = grammar.HeadOf(head);
            isFocus[head] |= isSubject;
        }

        Mark(head, at, i => Denials[i]++, HasOwnDenial);
    }

    private bool IsSubject(int at) => grammar.LabelOf(at).StartsWith("nsubj", StringComparison.Ordinal);

    /// <summary>"Did not call and has not been heard": whether the second is denied is told beside it.</summary>
    private bool HasOwnDenial(int at) => grammar.LabelOf(at) is "conj" or "parataxis"
        && grammar.Children(at).Any(child => IsSubject(child) || grammar.LabelOf(child).StartsWith("aux", StringComparison.Ordinal) || grammar.LabelOf(child) is "cop" || Polarity.IsDenial(lexicon, text, child, out _));

    /// <summary>Every word of the clause below a word, without what is told by the way of somebody.</summary>
    private void Mark(int top, int without, Action<int> mark, Func<int, bool>? isApart = null)
    {
        var waiting = new Stack<int>([top]);
        while (waiting.TryPop(out var at))
        {
            if (at == without)
                continue;
            mark(at);
            foreach (var child in grammar.Children(at).Where(child => !IsAside(child) && isApart?.Invoke(child) != true))
                waiting.Push(child);
        }
    }

    private bool IsAside(int at) => grammar.LabelOf(at) is "acl:relcl" or "appos" && Begin(at) is > 0 and var begin && text.Between(begin - 1).StartsWith(",");

    private int Begin(int at)
    {
        var first = at;
        foreach (var child in grammar.Children(at).Where(child => child < at))
            first = Math.Min(first, Begin(child));
        return first;
    }

    /// <summary>The highest word of the phrase "according to ...".</summary>
    private int Outermost(int at)
    {
        while (grammar.HeadOf(at) is >= 0 and var head && grammar.LabelOf(at) is "case" or "fixed" or "mark")
            at = head;
        return at;
    }
}
