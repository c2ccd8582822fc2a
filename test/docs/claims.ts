// What the README promises, and the test behind each sentence.

export interface Claim {
	/** Words of the README. */
	says: string;
	/** Titles of tests. */
	shownBy: readonly string[];
}

export const claims: readonly Claim[] = [
	{
		says: 'A retry does not buy the same video again',
		shownBy: [
			'takes over what is done, and buys again only what fal itself broke off',
			'never sends a lost order again, though the history does not show it',
		],
	},
	{
		says: 'every paid result can be fetched by its request ID',
		shownBy: ['fetches the result of a run by the request ID it gave, without buying again'],
	},
	{
		says: 'Stop cancels what is queued',
		shownBy: ['queued requests are removed and running ones asked to stop'],
	},
	{
		says: 'Fal Model runs [any other model](docs/guide.md#any-other-model) and shows its fields and price',
		shownBy: [
			'goes through every model, page after page, without those that fal has retired',
			'makes a video of words, by the saved form and without a further question',
			'is that of fal’s list, for one unit',
		],
	},
	{
		says: '`npm ci && npm run demo` makes three videos on a local fal',
		shownBy: [
			'the demo upscales, edits and smooths the clip, keeps its sound, and counts what it bought',
		],
	},
	{
		says: "n8n tests it by reading fal's price list, which is free",
		shownBy: ['the right key passes, and nothing is bought', 'a wrong key does not'],
	},
	{
		says: 'A key that may not read prices passes',
		shownBy: ['a key that may not read prices passes', 'where the key may not read prices: %j'],
	},
	{
		says: "The key goes to fal's own hosts only, never along a redirect",
		shownBy: [
			'a redirect to another server is not followed',
			'that is not of fal is replaced by the one fal documents',
			'the key is in no output, no error, no hint and no line of the log',
		],
	},
	{
		says: 'an HTTP Request node that borrows the credential cannot send it elsewhere',
		shownBy: ['an HTTP Request node cannot borrow the key for another host'],
	},
	{
		says: 'the video plays under *Binary*',
		shownBy: ['start-here.json ends in a video that plays in the binary view'],
	},
	{
		says: 'brings the file into n8n',
		shownBy: ['it comes whole, with name and type, without the key, and its link stays'],
	},
	{
		says: 'Each item becomes one request at fal and one output item',
		shownBy: [
			'$node hands on the video that fal made, and all it knows',
			'hands on twenty videos, each paired with its item and in its place',
		],
	},
	{
		says: 'Ask again until the timeout',
		shownBy: ['a read that did not work out is repeated until the video is there'],
	},
	{
		says: "Look for the request in fal's history and take it over. It is never sent twice",
		shownBy: [
			"an order whose answer is lost is found in fal's history and delivered, bought once",
			'an order that is not in the history either is told, and not made again',
		],
	},
	{
		says: 'Only an uploaded file proves whose request it is; the others carry a warning, and Stop leaves them alone',
		shownBy: [
			'a request that was found by its input and time carries a warning with its id',
			'leaves a request alone that may be somebody else’s',
			'a file’s request is told from the same file of another execution',
		],
	},
	{
		says: 'A retried workflow that calls this one buys again',
		shownBy: ['says that a retry of the caller buys again'],
	},
	{
		says: 'Take over the requests of the first try, finished ones included',
		shownBy: ['takes over what is done, and buys again only what fal itself broke off'],
	},
	{
		says: 'take a result that fal made of exactly the same input',
		shownBy: [
			'takes an identical finished request, says so, and buys only the others',
			'is off by default',
		],
	},
	{
		says: 'Wait for submits in flight, then cancel every open request',
		shownBy: [
			'orders in flight are waited for and then cancelled, later ones are not made',
			'Queued Only leaves a request that began to run since it was last looked at',
		],
	},
	{
		says: 'fail with the request ID, hand on the running request, or cancel it',
		shownBy: [
			'Fail: the item fails, the request goes on, and one sentence says how to fetch it',
			'Hand On: the item goes on with its id and state, and the same sentence as a warning',
			'Cancel: what waits costs nothing, what runs may, and both say so',
		],
	},
	{
		says: 'Nothing is cancelled and the requests go on at fal',
		shownBy: ['n8n restarts while 40 clips run: nothing is cancelled, and none is bought again'],
	},
	{
		says: 'Three identical items in one run are three requests',
		shownBy: ['identical items of one run are bought as often as they are there'],
	},
	{
		says: '`npm run demo -- --storm` shows it',
		shownBy: ['in a storm the demo delivers all the same, and buys nothing twice'],
	},
	{
		says: 'The clips run side by side; the results come together, in the order of the items',
		shownBy: [
			'orders all before it asks for the first',
			'hands on twenty videos, each paired with its item and in its place',
		],
	},
	{
		says: 'Each clip goes on when it is done, also after n8n was restarted',
		shownBy: [
			'is published with its caption when n8n crashed while fal worked',
			'a restart without an execution in between hands nothing on twice',
		],
	},
	{
		says: 'count apart, so a long queue is no failure',
		shownBy: ['Cancel that comes too late does not take the second wait for the time in the queue'],
	},
	{
		says: 'Every failed item says what happened, to which request, what it may have cost',
		shownBy: ['each ending without a video is told in its own words'],
	},
	{
		says: 'All items are checked before the first is sent',
		shownBy: [
			'with Stop Workflow one such clip stops all, before any is ordered',
			'the others are waited for $stage, then one error names all',
		],
	},
	{
		says: 'The item goes on with `fal.state: "failed"` and `fal.error`',
		shownBy: ['five items leave in order, the third as failed $stage'],
	},
	{
		says: 'The item leaves by the error branch with `error`',
		shownBy: ['four videos leave by one branch, the third by the other $stage'],
	},
	{
		says: 'the node compares each video and prompt with what the model takes',
		shownBy: [
			'a clip that is too long is refused, and a model named that takes it',
			'stops where any doubt shall stop',
			'with Source Check off nothing is looked at',
		],
	},
	{
		says: 'An item that would cost more is not sent',
		shownBy: ['keeps what costs more from being ordered, and the others go on'],
	},
	{
		says: 'It counts all rounds of a loop together',
		shownBy: ['counts all rounds of a loop: one that would exceed it orders nothing'],
	},
	{
		says: 'Does everything but the submit',
		shownBy: ['shows the prompt first, then the request, the findings and the cost'],
	},
	{
		says: 'If a limit is set and the price or the length is not known, nothing is sent',
		shownBy: ['without a price: %j', 'without a length: %j'],
	},
	{
		says: 'has no runtime dependencies',
		shownBy: ['nothing has to be installed beside it but n8n'],
	},
];
