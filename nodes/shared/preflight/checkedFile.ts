import type { RemoteProbe } from '../media/remote';
import type { Media } from '../model/model';
import type { Limits, PictureLimits, SoundLimits } from '../model/published';

/** One file of an item, and what was seen of it. */
export interface CheckedFile {
	/** The field as the form shows it. */
	label: string;
	media: Media;
	/** Its own, instead of the model's. */
	limits?: Limits;
	pictures?: PictureLimits;
	sound?: SoundLimits;
	/** null: not on the web yet. */
	url: string | null;
	/** null: not looked at. */
	probed: RemoteProbe | null;
}
