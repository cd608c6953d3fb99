/** Tags in the writer's own words. What they used before is offered again while they type; nothing is proposed from the page. */
import { memo, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import type * as Y from 'yjs';
import {
  addTag,
  LONGEST_TAG,
  MOST_TAGS,
  readMarks,
  removeTag,
  tagKey,
} from '../../../../shared/journal/own-marks.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import type { OpenJournal } from '../../../vault/open-journal.ts';
import { useShared } from './use-shared.ts';
import './marks.css';

const MAPS = ['tags'] as const;
const tagsOf = (document: Y.Doc): readonly string[] => readMarks(document).tags;

interface OwnTagsProps {
  readonly document: Y.Doc;
  readonly journal: Pick<OpenJournal, 'tags'>;
}

/** Drawn anew only for its own sake, for the reason that `ThemeChooser` gives. */
export const OwnTags = memo(function OwnTags({ document, journal }: OwnTagsProps) {
  const { t } = useMessages();
  const tags = useShared(document, MAPS, tagsOf);
  const [isOpen, setOpen] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The field is gone; what opened it has the focus again.
    if (wasOpen.current && !isOpen) add.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div className="own-tags">
      {tags.length === 0 ? null : (
        <TagGroup
          className="tag-group"
          onRemove={(keys) => {
            for (const key of keys) removeTag(document, String(key));
          }}
        >
          <Label className="marks-name">{t('write.tags.title')}</Label>
          <TagList className="tag-list">
            {tags.map((tag) => (
              <Tag key={tagKey(tag)} id={tagKey(tag)} textValue={tag} className="tag">
                <span dir="auto">{tag}</span>
                <AriaButton slot="remove" className="tag-remove" aria-label={t('write.tags.remove', { tag })}>
                  <span aria-hidden="true">×</span>
                </AriaButton>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      {isOpen ? (
        <TagField document={document} journal={journal} taken={tags} onClose={() => setOpen(false)} />
      ) : (
        <Button look="word" buttonRef={add} onPress={() => setOpen(true)}>
          {t('write.tags.add')}
        </Button>
      )}
    </div>
  );
});

interface TagFieldProps extends OwnTagsProps {
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

function TagField({ document, journal, taken, onClose }: TagFieldProps) {
  const { t } = useMessages();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<readonly string[]>([]);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    let current = true;
    void journal.tags().then(
      (tags) => {
        if (current) setKnown(tags);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [journal]);
  const begins = tagKey(typed.trim());
  const offered = known
    .filter((tag) => !taken.some((one) => tagKey(one) === tagKey(tag)))
    .filter((tag) => begins === '' || tagKey(tag).includes(begins));
  const put = (tag: string): void => {
    const isPut = addTag(document, tag);
    setRefused(!isPut);
    if (isPut) setTyped('');
  };
  return (
    <div className="tag-field">
      <ComboBox
        className="field"
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger="input"
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next);
          setRefused(false);
        }}
        items={offered.map((tag) => ({ id: tagKey(tag), tag }))}
        selectedKey={null}
        onSelectionChange={(key) => {
          const tag = offered.find((one) => tagKey(one) === key);
          if (tag !== undefined) put(tag);
        }}
      >
        <Label>{t('write.tags.label')}</Label>
        <Input
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_TAG}
          // The field comes up because it was asked for.
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed === '') onClose();
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            if (event.currentTarget.getAttribute('aria-activedescendant')) return;
            event.preventDefault();
            if (typed.trim() !== '') put(typed);
          }}
        />
        <Popover className="tag-offers" placement="bottom start" isNonModal>
          <ListBox<{ id: string; tag: string }> aria-label={t('write.tags.used')}>
            {({ tag }) => (
              <ListBoxItem className="tag-offer" textValue={tag}>
                <span dir="auto">{tag}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <p className="note">{t('write.tags.hint')}</p>
      {isRefused ? <p role="alert">{t('write.tags.refused', { most: MOST_TAGS })}</p> : null}
      <div className="marks-acts">
        <Button look="line" onPress={() => put(typed)} isDisabled={typed.trim() === ''}>
          {t('write.tags.put')}
        </Button>
        <Button look="word" onPress={onClose}>
          {t('write.tags.done')}
        </Button>
      </div>
    </div>
  );
}
