// fal's price list, and the units a finished request is billed.
import { json, platformError } from './answers';
import type { Endpoint, Made, Order, Price } from './endpoint';
import type { Answer } from './types';

const mostIds = 50;

/** GET /v1/models/pricing?endpoint_id=a,b. Endpoints whose price fal does not publish are left out. */
export function pricingAnswer(url: URL, endpoints: Endpoint[]): Answer {
	const ids = url.searchParams
		.getAll('endpoint_id')
		.flatMap((part) => part.split(','))
		.filter((id) => id !== '');
	if (ids.length === 0 || ids.length > mostIds) {
		return platformError(400, 'validation_error', 'endpoint_id: 1 to 50 endpoint IDs are required');
	}
	const asked = endpoints.filter(({ endpointId }) => ids.includes(endpointId));
	if (asked.length === 0) return platformError(404, 'not_found', 'No such endpoint');
	const prices = asked.flatMap(({ endpointId, price }) =>
		price === null
			? []
			: [
					{
						endpoint_id: endpointId,
						unit_price: price.unitPriceUsd,
						unit: price.unit,
						currency: 'USD',
					},
				],
	);
	return json(200, { prices, has_more: false, next_cursor: null });
}

/** Seconds of the result where fal publishes no unit; times what the choices cost more. */
export function billableUnits(
	{ price }: Endpoint,
	order: Pick<Order, 'times'>,
	made: Made,
	inferenceSeconds: number,
): string {
	const { source, result } = made;
	const frames = Math.round(result.seconds * result.fps);
	const units = {
		seconds: result.seconds,
		'megapixel seconds': (result.width * result.height * result.seconds) / 1e6,
		megapixels: (result.width * result.height * frames) / 1e6,
		// Height x width x seconds of source and result x 24 / 1024; 40 % less with a source video.
		'1000 tokens':
			(result.width * result.height * (source.seconds + result.seconds) * 24 * 0.6) / 1024 / 1000,
		'compute seconds': inferenceSeconds,
	}[price?.unit ?? 'seconds'];
	return String(Number(rounded(units * order.times(made), price).toFixed(3)));
}

/** fal's own measure of a clip is not known: a few frames more than a full step count as none. */
function rounded(units: number, price: Price | null): number {
	if (price?.stepUsd === undefined) return units;
	const unitsPerStep = price.stepUsd / price.unitPriceUsd;
	return Math.max(1, Math.ceil(units / unitsPerStep - 0.05)) * unitsPerStep;
}
