// Both deadlines: the item says what goes on at fal and under which id, and nothing is ordered again.
import { about, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();
const clips = ['queued', 'running'];
const afterwards = 'It goes on at fal. Fetch it later with Fal Request → Get Result, or raise';

/** 0.6 s each: fal holds both requests for ever, so the deadlines always pass. */
const parameters = { options: { queueTimeout: 0.01, processingTimeout: 0.01 } };

function hold(): void {
	fal().outcome({ match: about('queued'), hold: 'queue' });
	fal().outcome({ match: about('running'), hold: 'run' });
}

test('a request that queues or runs too long is handed on with its id, not bought again', async () => {
	hold();
	const onError = 'continueRegularOutput';
	const run = await upscale(fal(), clips, { parameters, onError });
	const [queued, running] = falKeys(run).map(({ requestId }) => requestId);
	const idOf = (clip: string) => fal().purchases.find(({ input }) => about(clip)(input))?.requestId;
	expect([queued, running]).toEqual(clips.map(idOf));
	const late = { field: null, retryable: false, mayBeCharged: true };
	expect(falErrors(run)).toEqual([
		{
			...late,
			type: 'queue_timeout',
			message: `Request ${queued} is still queued after 0.01 minutes (item 1)`,
			hint: `${afterwards} Queue Timeout. Request ${queued} may have been charged.`,
		},
		{
			...late,
			type: 'processing_timeout',
			message: `Request ${running} is still running after 0.01 minutes (item 2)`,
			hint: `${afterwards} Processing Timeout. Request ${running} may have been charged.`,
		},
	]);
	expect(countOf(fal(), 'submit')).toBe(2);
	expect(countOf(fal(), 'cancel')).toBe(0);
	expect(
		fal()
			.purchases.map(({ state }) => state)
			.sort(),
	).toEqual(['queued', 'running']);
});

test('with Retry On Fail nothing is ordered again where the workflow continues', async () => {
	hold();
	const onError = 'continueRegularOutput';
	const retry = { retryOnFail: true, maxTries: 3 };
	const run = await upscale(fal(), ['queued'], { parameters, onError, ...retry });
	expect(run.items(NODE)).toHaveLength(1);
	expect(fal().purchases).toHaveLength(1);
});

test('time in the queue does not count against Processing Timeout', async () => {
	fal().outcome({ match: about('queued'), hold: 'queue' });
	const short = { options: { queueTimeout: 0.02, processingTimeout: 0.0001 } };
	const onError = 'continueRegularOutput';
	const run = await upscale(fal(), ['queued'], { parameters: short, onError });
	expect(falErrors(run)).toMatchObject([{ type: 'queue_timeout' }]);
});
