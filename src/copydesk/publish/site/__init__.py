"""The desk as a folder of pages that opens from disk and from any web host.

Things, stories, records, disputes, a timeline. Makes the pages' text, one after the other, and writes none of them.
`publish.site.whole` has the way in.
"""
