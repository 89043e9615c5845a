using Bot.Core.Answering;

namespace Bot.Host;

internal static class ReplyKind
{
    extension(Reply reply)
    {
        /// <summary>Whether there was nothing that could be asked, which is the sender's to mend.</summary>
        public bool IsBadInput => reply is Reply.Abstention { Reason: AbstentionReason.BadInput };
    }
}
