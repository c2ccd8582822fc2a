// Sent or not sent: every way an order can get lost on the wire, and what is done about it.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { lostOrders } from './lostAnswers';
import { countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { openWire, type Wire, type WireOptions } from '../wire';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

let wire: Wire | undefined;
afterEach(async () => await wire?.close());

/** Upscales a clip over a wire; the order is larger than one packet. */
async function overWire(options: WireOptions) {
	const opened = await openWire(fal(), options);
	wire = opened;
	useFakeClock();
	const run = await skipWaiting(
		upscale(fal(), ['sea'], {
			onError,
			credentials: { apiKey: fal().apiKey, proxyUrl: opened.url },
			parameters: { options: { additionalInput: { padding: 'x'.repeat(300_000) } } },
		}),
	);
	return { run, wire: opened };
}

describe('an order that fal got, but whose answer was lost', () => {
	test.each(lostOrders.filter(({ atHead }) => atHead === undefined))(
		'by $what is looked up and delivered, and bought once',
		async ({ fault }) => {
			const { run, wire: used } = await overWire({ fault, toFal: true });
			expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
			expect(falKeys(run)[0].requestId).toBe(fal().purchases[0].requestId);
			expect([used.orders(), fal().purchases.length]).toEqual([1, 1]);
		},
	);
});

describe('an order that fal never got, though nobody can know', () => {
	test.each(lostOrders)(
		'after $what is looked up, told, and not sent again',
		async ({ fault, atHead }) => {
			const { run, wire: used } = await overWire({ fault, atHead });
			expect(falErrors(run)).toMatchObject([{ type: 'lost_answer', mayBeCharged: true }]);
			expect(countOf(fal(), 'history')).toBe(6);
			expect([used.orders(), fal().purchases.length]).toEqual([1, 0]);
		},
	);
});
