/** A number between two ends, with its value in words beside it. */
import type { ReactNode } from 'react';
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import './slider.css';

interface SliderProps {
  readonly labelledBy: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** The value as people say it, and how the number is written. */
  readonly format: Intl.NumberFormatOptions;
  readonly low: ReactNode;
  readonly high: ReactNode;
  /** What the output divides by: 100 for percent. */
  readonly scale?: number;
}

export function Slider({
  labelledBy,
  value,
  from,
  to,
  step,
  onChange,
  format,
  low,
  high,
  scale = 1,
}: SliderProps) {
  return (
    <AriaSlider
      className="slider"
      aria-labelledby={labelledBy}
      value={value / scale}
      minValue={from / scale}
      maxValue={to / scale}
      step={step / scale}
      formatOptions={format}
      onChange={(next) => {
        onChange(Math.round(next * scale));
      }}
    >
      <span aria-hidden="true">{low}</span>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span className="slider-line" />
            <SliderThumb className="slider-thumb" isDisabled={state.isDisabled} />
          </>
        )}
      </SliderTrack>
      <span aria-hidden="true">{high}</span>
      <SliderOutput className="slider-value" />
    </AriaSlider>
  );
}
