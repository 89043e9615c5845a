using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Makes a draft of what the store holds on a question. Whatever it writes is checked before it is sent.</summary>
public interface IAnswerComposer
{
    Task<Draft> ComposeAsync(Evidence evidence, Asking asking, CancellationToken cancellationToken);
}
