// Every rule of the chaos runs can be broken: a good play that is tampered with breaks it.
import type { IDataObject } from 'n8n-workflow';

import { NODE } from '../engine/videoRun';
import { judge, openAccounts, rules, type Accounts } from './chaos';
import type { FalData } from './evidence';
import type { Play } from './play';
import type { Story } from './story';

jest.mock(
	'node:timers/promises',
	() => jest.requireActual<typeof import('./clock')>('./clock').delays,
);

const calm: Story = {
	model: 0,
	items: ['done', 'slow'],
	source: 'unseen',
	deleteUploadsAfter: 0,
	rounds: 1,
	concurrency: 2,
	onError: 'continueErrorOutput',
	tries: 1,
	waitMode: 'wait',
	callbacks: 'honest',
	cancelOnStop: 'all',
	onDeadline: 'fail',
	timeoutMinutes: 1,
	reuse: false,
	past: [],
	pastFailures: [],
	wrongKey: false,
	troubles: [],
	falAheadMinutes: 0,
	history: { lagMs: 0, order: 'newest', range: 'sent_at', hidden: false },
	stop: null,
	retries: 0,
	retryAfterMinutes: 0,
	beside: null,
};
const stopped: Partial<Story> = {
	items: ['runsForever'],
	timeoutMinutes: 3,
	stop: { on: 'status', at: 2 },
};
const refused: Partial<Story> = { items: ['refused'] };
const thrown: Partial<Story> = { items: ['refused'], onError: 'stopWorkflow' };

let accounts: Accounts;
beforeAll(async () => {
	accounts = await openAccounts();
});
afterAll(async () => await accounts.close());

const played = async (story: Partial<Story>) => await accounts.play({ ...calm, ...story });

/** The items of the first round, done or failed. */
function itemsOf({ executions }: Play): Array<{ json: IDataObject; fal: FalData }> {
	const branches = executions[0].run.runData[NODE][0].data?.main ?? [];
	return branches.flatMap((branch, index) =>
		(branch ?? []).map(({ json }) => ({
			json,
			fal: (index === 0 ? json.fal : json.error) as unknown as FalData,
		})),
	);
}

const tampered: Array<{ rule: string; story?: Partial<Story>; tamper: (play: Play) => void }> = [
	{
		rule: 'boughtOnce',
		tamper: (play) => (play.purchases = [...play.purchases, play.purchases[0]]),
	},
	{ rule: 'nothingSent', tamper: (play) => (play.story = { ...play.story, wrongKey: true }) },
	{ rule: 'idsKept', tamper: ({ purchases }) => (purchases[0].requestId = 'r-lost') },
	{
		rule: 'lostFound',
		story: refused,
		tamper: (play) =>
			itemsOf(play).forEach(({ fal }) => fal.error && (fal.error.type = 'lost_answer')),
	},
	{
		rule: 'reusedWhatThereIs',
		tamper: (play) => (play.story = { ...play.story, reuse: true, past: ['done'] }),
	},
	{
		rule: 'reusesOnlyVideos',
		story: refused,
		tamper: (play) => itemsOf(play).forEach(({ fal }) => (fal.reused = true)),
	},
	{
		rule: 'wokenRightly',
		tamper: ({ executions }) => executions[0].callbackProblems.push('It woke twice'),
	},
	{ rule: 'nothingOrderedAfterStop', tamper: (play) => (play.stoppedMs = 0) },
	{
		rule: 'stopCancels',
		story: stopped,
		tamper: (play) => {
			Object.assign(play.purchases[0], { state: 'running', cancelRequested: false });
			play.exchanges = [];
		},
	},
	{
		rule: 'queuedOnly',
		story: stopped,
		tamper: (play) => (play.story = { ...play.story, cancelOnStop: 'queued' }),
	},
	{
		rule: 'cancelsOnlyWhatIsAsked',
		story: stopped,
		tamper: (play) => (play.story = { ...play.story, cancelOnStop: 'none' }),
	},
	{
		rule: 'idsAreSaved',
		story: stopped,
		tamper: ({ executions }) => (executions[0].saved = '{}'),
	},
	{
		rule: 'rightVideos',
		tamper: (play) => (itemsOf(play)[0].json.video = { url: 'https://v3.fal.media/other.mp4' }),
	},
	{ rule: 'idsAsData', tamper: (play) => (itemsOf(play)[0].fal.cancelUrl = null) },
	{
		rule: 'inOrder',
		tamper: ({ executions }) => executions[0].run.runData[NODE][0].data?.main[0]?.reverse(),
	},
	{ rule: 'rightBranch', tamper: (play) => (itemsOf(play)[0].json.error = 'none') },
	{
		rule: 'delivered',
		story: refused,
		tamper: (play) => (play.story = { ...play.story, items: ['done'] }),
	},
	{
		rule: 'honestCost',
		story: refused,
		tamper: (play) =>
			itemsOf(play).forEach(({ fal }) => fal.error && (fal.error.mayBeCharged = false)),
	},
	{
		rule: 'othersAreNotCancelled',
		story: stopped,
		tamper: (play) => (play.others = play.purchases),
	},
	{ rule: 'othersAreNamed', tamper: (play) => (play.others = play.purchases) },
	{
		rule: 'endsWell',
		story: thrown,
		tamper: ({ executions }) => Object.assign(executions[0].run.error ?? {}, { description: '' }),
	},
];

test.each(tampered)('$rule finds what breaks it', async ({ rule, story = {}, tamper }) => {
	const play = await played(story);
	expect(judge(play)).toEqual([]);
	tamper(play);
	expect(rules[rule](play)).not.toEqual([]);
});

test('every rule is tried', () => {
	expect(tampered.map(({ rule }) => rule).sort()).toEqual(Object.keys(rules).sort());
});
