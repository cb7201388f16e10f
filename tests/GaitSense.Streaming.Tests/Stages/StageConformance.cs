using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Stages;

/// <summary>What every stage holds to. A stage's tests inherit it.</summary>
/// <typeparam name="TIn">What the stage takes.</typeparam>
/// <typeparam name="TOut">What it gives.</typeparam>
public abstract class StageConformance<TIn, TOut>
{
    /// <summary>Allocated bytes per item once warm; only an engine that reports objects may have any.</summary>
    protected virtual double AllowedBytesPerItem => 0;

    protected abstract IStage<TIn, TOut> Create();

    /// <summary>An input with gaps and, where items can be bad, bad ones.</summary>
    protected abstract IReadOnlyList<TIn> Input(int seed);

    /// <summary>An output in words, to be compared.</summary>
    protected abstract string Say(TOut output);

    [Fact]
    public void The_same_input_gives_the_same_output() => Assert.Equal(OutputOf(Create(), Input(1)), OutputOf(Create(), Input(1)));

    [Fact]
    public void Different_inputs_give_different_outputs() => Assert.NotEqual(OutputOf(Create(), Input(1)), OutputOf(Create(), Input(2)));

    [Fact]
    public void Instances_share_nothing()
    {
        IReadOnlyList<TIn> a = Input(1);
        IReadOnlyList<TIn> b = Input(2);
        WordOutlet ofA = new(Say);
        WordOutlet ofB = new(Say);
        IStage<TIn, TOut> stageA = Create();
        IStage<TIn, TOut> stageB = Create();
        for (int i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            Give(stageA, a, i, ofA);
            Give(stageB, b, i, ofB);
        }

        stageA.Complete(ofA);
        stageB.Complete(ofB);
        Assert.Equal(OutputOf(Create(), a), ofA.Words);
        Assert.Equal(OutputOf(Create(), b), ofB.Words);
    }

    [Fact]
    public void Any_prefix_is_taken_and_gives_a_prefix_of_the_output_until_it_is_completed()
    {
        IReadOnlyList<TIn> input = Input(1);
        List<string> whole = OutputOf(Create(), input);
        for (int length = 0; length <= input.Count; length += 1 + (length / 7))
        {
            WordOutlet outlet = new(Say);
            IStage<TIn, TOut> stage = Create();
            for (int i = 0; i < length; i++)
            {
                stage.Accept(input[i], outlet);
            }

            Assert.Equal(whole.Take(outlet.Words.Count), outlet.Words);
            stage.Complete(outlet);
        }
    }

    [Fact]
    public void Completing_a_stage_that_saw_nothing_gives_nothing() => Assert.Empty(OutputOf(Create(), []));

    [Fact]
    public void Once_warm_it_allocates_nothing()
    {
        IReadOnlyList<TIn> input = Input(1);
        NullOutlet<TOut> outlet = new();
        IStage<TIn, TOut> stage = Create();
        int half = input.Count / 2;
        for (int i = 0; i < half; i++)
        {
            stage.Accept(input[i], outlet);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = half; i < input.Count; i++)
        {
            stage.Accept(input[i], outlet);
        }

        double perItem = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(input.Count - half);
        Assert.True(perItem <= AllowedBytesPerItem, $"{perItem} B per item");
        Assert.True(input.Count - half >= 1000, "too few items to tell");
    }

    private static void Give(IStage<TIn, TOut> stage, IReadOnlyList<TIn> input, int i, WordOutlet outlet)
    {
        if (i < input.Count)
        {
            stage.Accept(input[i], outlet);
        }
    }

    private List<string> OutputOf(IStage<TIn, TOut> stage, IReadOnlyList<TIn> input)
    {
        WordOutlet outlet = new(Say);
        foreach (TIn item in input)
        {
            stage.Accept(item, outlet);
        }

        stage.Complete(outlet);
        return outlet.Words;
    }

    private sealed class WordOutlet(Func<TOut, string> say) : IOutlet<TOut>
    {
        public List<string> Words { get; } = [];

        public void Emit(in TOut item) => Words.Add(say(item));
    }
}
