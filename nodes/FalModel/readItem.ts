import { readEndpointId } from '../shared/catalogue/endpointId';
import { InvalidInputError } from '../shared/failures/failure';
import type { VideoRequest } from '../shared/input/input';
import { sendable } from '../shared/input/body';
import { readJson } from '../shared/input/json';
import { readOptions } from '../shared/input/options';
import type { VideoModel } from '../shared/model/model';
import type { Run } from '../shared/request/run';
import { retry } from '../shared/util/retry';
import { isRecord, recordOf } from '../shared/util/unknown';
import { accountOf } from './account';
import { describeModel, type Description } from './describe';
import { readBody } from './schema/body';
import { savedSchema } from './schema/saved';
import { ownWidgets } from './schema/widgets';
import { undescribedModel, videoModelOf } from './videoModel';

/** fal's catalogue may be down for a moment while its queue works. */
const ATTEMPTS = 3;
const ADDITIONAL = 'Additional Input (JSON)';

/**
 * One item's parameters as a request. What the model takes is read from the saved form where that is
 * of the same model, else fal is asked; without either, only Additional Input is sent.
 * @param listed the models that this package has data of
 * @throws InvalidInputError naming the field, before anything is uploaded or bought
 */
export async function readItem(
	{ context, client, signal }: Pick<Run, 'context' | 'client' | 'signal'>,
	itemIndex: number,
	listed: readonly VideoModel[],
): Promise<VideoRequest> {
	const parameter = (name: string): unknown => context.getNodeParameter(name, itemIndex, null);
	const endpointId = readEndpointId(parameter('model'));
	if (endpointId === '') throw new InvalidInputError('Model', 'Model is empty', 'Choose a model.');
	const additional = readAdditional(readOptions(parameter).additionalInput);
	// Whole, because n8n would convert `input.value` by a form that may be of another model.
	const { value, schema: form } = recordOf(parameter('input'));
	const saved = savedSchema(form, endpointId);
	const description: Description =
		saved === null
			? await retry(async () => await describeModel(client, accountOf(context), endpointId), {
					attempts: ATTEMPTS,
					again: (one) => one.is === 'unknown' && one.kind === 'passing',
					signal,
				})
			: { is: 'described', schema: saved };
	if (description.is === 'unknown') return undescribed(endpointId, description, additional);
	const { schema } = description;
	const widgets = Object.fromEntries(ownWidgets.map(({ name }) => [name, parameter(name)]));
	const model = listed.find((one) => one.endpointId === endpointId);
	const input = readBody(schema, { widgets, mapped: recordOf(value), additional });
	const described = videoModelOf(schema, model);
	return { endpointId, model: described, input: sendable(described, input) };
}

/** fal may be down, or may never say what this model takes, as of a private app. */
function undescribed(
	endpointId: string,
	{ message, hint, kind }: Extract<Description, { is: 'unknown' }>,
	additional: Record<string, unknown>,
): VideoRequest {
	if (kind !== 'undescribed' || Object.keys(additional).length === 0) {
		throw new InvalidInputError('Model', message, hint);
	}
	const model = undescribedModel(endpointId);
	return { endpointId, model, input: sendable(model, additional as VideoRequest['input']) };
}

function readAdditional(value: unknown): Record<string, unknown> {
	const parsed = readJson(ADDITIONAL, value) ?? {};
	if (isRecord(parsed)) return parsed;
	throw new InvalidInputError(ADDITIONAL, `${ADDITIONAL} is not an object like {"seed": 42}`);
}
