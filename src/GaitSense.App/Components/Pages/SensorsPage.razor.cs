using GaitSense.App.Cli;
using GaitSense.App.Components.Sensors;
using GaitSense.App.Components.Shared;
using GaitSense.App.Gateway;
using GaitSense.App.Live;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Receiving;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GaitSense.App.Components.Pages;

/// <summary>Sensors: connecting them through the browser, where each is worn, how each fares.</summary>
public partial class SensorsPage : IAsyncDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _ending = new();
    private ElementReference _root;
    private IJSObjectReference? _module;
    private DotNetObjectReference<SensorsPage>? _self;
    private IReadOnlyList<BoardSensor> _sensors = [];
    private BrowserState _browser = BrowserState.None;
    private string _obstacle = "";
    private string _refusal = "";
    private bool _isReady;
    private bool _needsToken;

    [Inject]
    private SensorBoard Board { get; set; } = null!;

    [Inject]
    private GatewayHub Hub { get; set; } = null!;

    [Inject]
    private ILivePractice Practice { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The browser tells how it fares.</summary>
    [JSInvokable]
    public void OnBrowser(BrowserState state)
    {
        _browser = state;
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _ending.Dispose();
        await _module.LeaveAsync("detach");

        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _sensors = Board.Sensors();
        _needsToken = new Uri(Navigation.BaseUri).Host is not ("localhost" or "127.0.0.1" or "[::1]" or "::1");
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/sensor-page.js");
        _obstacle = await _module.InvokeAsync<string>("attach", _root, _self);
        _isReady = true;
        StateHasChanged();
        _ = RefreshAsync(_ending.Token);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(Pulse, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await InvokeAsync(() =>
                {
                    _sensors = Board.Sensors();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task AssignAsync((string Sensor, BodySite Site) choice)
    {
        _refusal = "";
        try
        {
            Board.Assign(choice.Sensor, choice.Site);
            _sensors = Board.Sensors();
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("assign", choice.Sensor, choice.Site.ToString());
            }
        }
        catch (Exception e) when (Faults.TryDescribe(e, choice.Sensor) is { } fault)
        {
            _refusal = fault.ToString();
        }
        catch (JSException e)
        {
            // The sensor itself would not take it; the service still knows.
            _refusal = e.Message;
        }
    }

    private async Task ReleaseAsync(string sensor) => await _module!.InvokeVoidAsync("release", sensor);

    private async Task UseTokenAsync(string token) => await _module!.InvokeVoidAsync("useToken", token);
}
