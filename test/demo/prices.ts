// About what fal charges for a step, from the prices in the models' own data.
import { models as edits } from '../../nodes/KlingEdit/models';
import { models as interpolations } from '../../nodes/Interpolate/models';
import { models as upscales } from '../../nodes/Upscale/models';
import type { VideoModel } from '../../nodes/shared/model/model';
import type { Probe } from '../support/ffmpeg';

/** The model behind an endpoint of the example. Throws for one the example does not use. */
export function modelOf(endpointId: string): VideoModel {
	const model = [...upscales, ...edits, ...interpolations].find(
		(one) => one.endpointId === endpointId,
	);
	if (model === undefined) throw new Error(`The example does not use ${endpointId}`);
	return model;
}

/** US dollars for a result; null where fal publishes no price or bills by something unseen. */
export function aboutUsd({ price }: VideoModel, result: Probe): number | null {
	if (price === null) return null;
	if (price.per === 'second') return price.usd * result.seconds;
	const megapixels = (result.width * result.height * result.fps * result.seconds) / 1e6;
	return price.per === 'megapixel' ? price.usd * megapixels : null;
}
