using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>What a sentence says of somebody or something: who does what, whom it is done to, whose it is.</summary>
internal static class Deeds
{
    public static IReadOnlyList<Deed> Of(ReadText text, TextSpan tokens)
    {
        var grammar = text.Grammar;
        var found = new List<Deed>();
        var at = grammar.HeadOf(tokens);
        Own(grammar, at, found);
        // "His lawyer, Ana Ruiz, said", "Ruiz and Chin said", "Judge Ruiz said": what the one does the other does.
        for (var steps = 0; steps < 4 && grammar.HeadOf(at) >= 0; steps++)
        {
            var (label, head) = (grammar.LabelOf(at), grammar.HeadOf(at));
            if (label is not ("flat" or "appos" or "conj") && !(label == "compound" && head > at && text.IsCapital(head)) || grammar.IsVerb(head))
                break;
            if (label == "appos" || (label is "flat" or "compound" && !text.IsCapital(head)))
                found.Add(new Deed(DeedRole.Is, "", head));
            at = head;
            if (label != "conj")
                Own(grammar, at, found);
        }

        Place(text, grammar, at, tokens, found);
        return found;
    }

    /// <summary>What hangs on its own word: what it is called, and the clauses about it.</summary>
    private static void Own(Grammar grammar, int at, List<Deed> found)
    {
        foreach (var child in grammar.Children(at))
        {
            switch (grammar.LabelOf(child))
            {
                case "appos":
                    found.Add(new Deed(DeedRole.Is, "", child));
                    break;
                case "acl:relcl":
                    Relative(grammar, child, found);
                    break;
                case "acl":
                    Does(grammar, child, grammar.TagOf(child) == "VBN" ? DeedRole.Undergoes : DeedRole.Does, found);
                    break;
                case "compound" or "flat" or "amod" when child < at:
                    found.Add(new Deed(DeedRole.Is, "", child));
                    break;
                default:
                    break;
            }
        }
    }

    private static void Relative(Grammar grammar, int verb, List<Deed> found)
    {
        var subject = grammar.Children(verb).FirstOrDefault(child => grammar.LabelOf(child) is "nsubj" or "nsubj:pass", -1);
        if (subject < 0 || grammar.TagOf(subject) is not ("WP" or "WDT"))
            found.Add(new Deed(DeedRole.Undergoes, "", verb));
        else
            Does(grammar, verb, grammar.LabelOf(subject) == "nsubj" ? DeedRole.Does : DeedRole.Undergoes, found);
    }

    private static void Place(ReadText text, Grammar grammar, int at, TextSpan tokens, List<Deed> found)
    {
        // "According to Ruiz": she says it.
        for (var before = tokens.Start - 1; before > 0 && tokens.Start - before < 7 && text.SentenceOf[before] == text.SentenceOf[at]; before--)
        {
            if (text.Word(before) == "to" && text.Word(before - 1) == "according" && (before == tokens.Start - 1 || grammar.IsUnder(before, at)))
            {
                found.Add(new Deed(DeedRole.Does, "", before - 1));
                return;
            }
        }

        var head = grammar.HeadOf(at);
        if (head < 0)
            return;
        switch (grammar.LabelOf(at))
        {
            case "nsubj":
                Does(grammar, head, grammar.Children(head, "cop").Any() ? DeedRole.Is : DeedRole.Does, found);
                break;
            case "nsubj:pass":
                Does(grammar, head, DeedRole.Undergoes, found);
                break;
            case "obj" or "iobj":
                found.Add(new Deed(DeedRole.Undergoes, "", head));
                break;
            case "obl:agent":
                found.Add(new Deed(DeedRole.Does, "", head));
                break;
            case "nmod:poss":
                found.Add(new Deed(DeedRole.Owns, "", head));
                break;
            case "obl" or "nmod" or "advcl" or "acl" or "xcomp":
                var before = grammar.Children(at, "case").Select(text.Word).LastOrDefault("");
                found.Add(new Deed(before == "by" && grammar.TagOf(head) == "VBN" ? DeedRole.Does : DeedRole.Beside, before, head));
                break;
            default:
                found.Add(new Deed(DeedRole.Beside, "", head));
                break;
        }
    }

    /// <summary>A verb, and those that share its subject: "pleaded guilty and agreed to testify".</summary>
    private static void Does(Grammar grammar, int verb, DeedRole role, List<Deed> found, int depth = 0)
    {
        found.Add(new Deed(role, "", verb));
        foreach (var child in grammar.Children(verb).Where(child => depth < 3 && child > verb))
        {
            var label = grammar.LabelOf(child);
            if ((label is not ("conj" or "xcomp") && !(label == "advcl" && grammar.TagOf(child) == "VBG")) || grammar.Children(child).Any(own => grammar.LabelOf(own).StartsWith("nsubj", StringComparison.Ordinal)))
                continue;
            var isPassive = grammar.Children(child, "aux:pass").Any() || (label == "conj" && role == DeedRole.Undergoes && grammar.TagOf(child) == "VBN");
            Does(grammar, child, isPassive ? DeedRole.Undergoes : DeedRole.Does, found, depth + 1);
        }
    }
}

/// <summary>What something is to a word of its sentence.</summary>
/// <param name="Preposition">What joins the two; empty for nothing.</param>
/// <param name="Word">The token of the verb or noun.</param>
internal readonly record struct Deed(DeedRole Role, string Preposition, int Word);

/// <summary>What somebody is to a verb or noun.</summary>
internal enum DeedRole
{
    /// <summary>Who does it.</summary>
    Does,

    /// <summary>Whom it is done to.</summary>
    Undergoes,

    /// <summary>Who is called so.</summary>
    Is,

    /// <summary>Whose it is.</summary>
    Owns,

    /// <summary>What else stands with it, mostly behind a preposition.</summary>
    Beside,
}
